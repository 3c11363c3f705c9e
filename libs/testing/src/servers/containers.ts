import { lookup } from 'node:dns/promises';
import {
  composeFolder,
  composeVariables,
  containerAddresses,
  type ContainerName,
} from '../../../../deploy/local/containers.ts';
import { freePortsByName } from '../../../../deploy/local/processes/ports.ts';
import type { Wanted } from './embedded.ts';
import type { StartedServers } from './resolve.ts';

/** The servers of docker-compose.yml on free ports with fresh data; the reaper of testcontainers removes them when this process is gone. */
export async function startInContainers(wanted: Wanted): Promise<StartedServers> {
  const place = { host: await demandEngine(), ...(await freePortsByName()) };
  const names = (['postgres', 'kafka'] satisfies ContainerName[]).filter((name) => wanted[name]);
  const { DockerComposeEnvironment } = await import('testcontainers');
  const environment = await new DockerComposeEnvironment(composeFolder, 'docker-compose.yml')
    .withEnvironment(composeVariables(place))
    .up(names);
  return {
    ...containerAddresses(place),
    stop: async () => {
      await environment.down();
    },
  };
}

/**
 * @returns the IP address of the engine's machine: loopback, or how a job that runs in a container itself reaches its host
 * @throws where there is no engine
 */
async function demandEngine(): Promise<string> {
  const { getContainerRuntimeClient } = await import('testcontainers');
  try {
    const { info } = await getContainerRuntimeClient();
    return (await lookup(info.containerRuntime.host, { family: 4 })).address;
  } catch (cause) {
    throw new Error('XINQIAO_INFRA=containers, but no container engine answers: start Docker, or unset it.', { cause });
  }
}
