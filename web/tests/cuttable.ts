// A line to the server that can be cut, and that knows how many streams of events are open on it.
import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Line {
  readonly url: string;
  /** How many streams are open. */
  streams: () => number;
  /** Ends every stream, and refuses new ones with a 503, until it is mended. */
  cut: () => void;
  mend: () => void;
  close: () => void;
}

export async function lineTo(server: string): Promise<Line> {
  const { hostname, port } = new URL(server);
  const streams = new Set<ServerResponse>();
  let whole = true;
  const proxy = createServer((asked, answer) => {
    const stream = asked.url === "/api/events";
    if (stream && !whole) {
      answer.writeHead(503).end();
      return;
    }
    const { method = "GET", url = "/", headers } = asked;
    // With the name the browser asked for, so that addresses in answers lead back here.
    const onward = request({ hostname, port, method, path: url, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 502, came.headers);
      // A stream is open before it says anything.
      answer.flushHeaders();
      came.pipe(answer);
      came.on("error", () => answer.destroy());
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => {
      streams.delete(answer);
      onward.destroy();
    });
    if (stream) streams.add(answer);
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    streams: () => streams.size,
    cut: () => {
      whole = false;
      for (const one of streams) one.destroy();
    },
    mend: () => {
      whole = true;
    },
    close: () => {
      proxy.close();
      proxy.closeAllConnections();
    },
  };
}
