/**
 * Loaded into every server under test, whoever wrote it (`node --expose-gc --import …`): SIGUSR2 collects garbage, in its threads too, so
 * that what is only not collected yet does not count as held; and a server ends when the run that started it is gone.
 */
import { BroadcastChannel, isMainThread } from 'node:worker_threads';

const channel = new BroadcastChannel('collect-garbage');
channel.unref();

if (isMainThread) {
  process.on('SIGUSR2', () => {
    channel.postMessage(null);
    globalThis.gc?.();
  });
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
} else {
  channel.onmessage = () => globalThis.gc?.();
}
