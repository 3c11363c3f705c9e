import Fastify from 'fastify';
import { Routes } from './routes.ts';

function routesOf(...doors: (readonly [method: 'GET' | 'POST' | 'PUT', url: string])[]): Routes {
  const fastify = Fastify();
  const routes = new Routes();
  routes.watch(fastify, () => undefined);
  for (const [method, url] of doors) {
    fastify.route({ method, url, config: { access: { kind: 'public' } }, handler: () => undefined });
  }
  return routes;
}

const routes = routesOf(['GET', '/api/cases/:caseNumber'], ['PUT', '/api/cases/:caseNumber'], ['POST', '/api/cases']);

it.each([
  ['/api/cases/20261123-1', ['GET', 'HEAD', 'PUT']],
  ['/api/cases', ['POST']],
  ['/api/cases/', []],
  ['/api/cases/1/more', []],
  ['/api/case', []],
  ['/', []],
])('knows which methods there are at %s', (address, methods) => {
  expect(routes.methodsAt(address)).toEqual(methods);
});
