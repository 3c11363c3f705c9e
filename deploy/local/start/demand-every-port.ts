import { wantsContainers } from '../containers.ts';
import { Obstacle } from '../obstacle.ts';
import { holderOf, type PortHolder } from '../processes/port-holder.ts';
import { isFree, type PortName, type Ports } from '../processes/ports.ts';

interface Taken {
  readonly name: PortName;
  readonly port: number;
  readonly holder?: PortHolder;
}

/**
 * Sees to it that every port of this start is free before anything is started.
 * @throws Obstacle that names all that are taken, by whom, and what to do about each
 */
export async function demandEveryPort(ports: Ports, env: NodeJS.ProcessEnv): Promise<void> {
  const taken: Taken[] = [];
  for (const name of portsOfOurOwn(ports, env)) {
    const port = ports[name];
    if (!(await isFree(port))) taken.push({ name, port, holder: holderOf(port) });
  }
  if (taken.length === 0) return;
  const lines = taken.map(({ name, port, holder }) => `  ${port}  ${name.padEnd(15)}  ${describe(holder)}`);
  throw new Obstacle(
    [`Ports that Xinqiao needs are taken:`, ...lines].join('\n'),
    [remedyFor(taken), 'Or choose other ports in deploy/ports.json.', ...remediesForServers(taken)].join('\n'),
  );
}

/** Servers that are given listen where they like; containers may be running already, and are looked after when they start. */
function portsOfOurOwn(ports: Ports, env: NodeJS.ProcessEnv): PortName[] {
  const inContainers = wantsContainers(env);
  const given = new Set<PortName>();
  if (env.DATABASE_URL || inContainers) given.add('postgres');
  if (env.KAFKA_BROKERS || inContainers) given.add('kafka').add('kafkaController');
  return (Object.keys(ports) as PortName[]).filter((name) => !given.has(name));
}

function describe(holder: PortHolder | undefined): string {
  return holder ? `by process ${holder.pid} (${holder.command})` : "by a process that is not this user's";
}

function remedyFor(taken: readonly Taken[]): string {
  const pids = [...new Set(taken.flatMap(({ holder }) => holder?.pid ?? []))];
  return pids.length > 0 ? `Stop what holds them: kill ${pids.join(' ')}` : 'Stop what holds them.';
}

function remediesForServers(taken: readonly Taken[]): string[] {
  const isTaken = (name: PortName): boolean => taken.some((each) => each.name === name);
  return [
    ...(isTaken('postgres')
      ? ['Or point DATABASE_URL at the PostgreSQL that runs there (an administrative user).']
      : []),
    ...(isTaken('kafka') ? ['Or point KAFKA_BROKERS at the Kafka that runs there.'] : []),
  ];
}
