/**
 * Has the server notice in half a minute that the machine at the other end of a session is gone (no power, no line), and give back what the session holds.
 * Nobody says goodbye then, and under the kernel's own settings the session lives on for up to two hours. For `options` of a PostgreSQL client.
 */
export const noticeLostClients = [
  'tcp_keepalives_idle=10',
  'tcp_keepalives_interval=5',
  'tcp_keepalives_count=3',
  // Milliseconds; for what was sent to it and is not acknowledged.
  'tcp_user_timeout=25000',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');
