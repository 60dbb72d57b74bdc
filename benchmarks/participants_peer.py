"""The same crowd without batches: a frame for each note goes to everybody at once.

``python -m benchmarks.participants_peer`` prints its address and serves until its input ends.
"""

import asyncio
import json
import sys

from aiohttp import WSMsgType, web


class Relay:
    """Counts notes and tells everybody of each."""

    def __init__(self) -> None:
        self.sockets: list[web.WebSocketResponse] = []
        self.written = 0

    async def live(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one page."""
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        self.sockets.append(socket)
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._take(socket, json.loads(message.data))
        self.sockets.remove(socket)
        return socket

    async def _take(self, socket: web.WebSocketResponse, said: dict[str, str]) -> None:
        if said["do"] != "write":
            return
        self.written += 1
        told = {"is": "changed", "state": {"people": {"written": self.written}}}
        frame = json.dumps(told | {"text": said["text"]})
        for each in list(self.sockets):
            if not each.closed:
                await each.send_str(frame)
        await socket.send_json({"is": "done", "n": said["n"]})


async def serve() -> None:
    """Serve on any free port of this computer."""
    app = web.Application()
    app.router.add_get("/live", Relay().live)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    print(f"http://{host}:{port}/", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(serve())
