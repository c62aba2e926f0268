"""Runs changed notebooks in kernels that have started and imported before they were needed.

A kernel runs one notebook and ends: names, settings and warnings of one run never reach the next,
so that what is stored is what a cold run stores.
"""

import asyncio
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count
from pathlib import Path

from jupyter_client import AsyncKernelManager

from chipledger.notebook.stored import notebook_paths, read_notebook
from chipledger.publish.build.execute import KERNEL, execute, kernel_environment

IMPORT = re.compile(r"^(?:import|from) +([\w.]+)", re.MULTILINE)
FACE = "import chipledger\nfor _ in chipledger.FACE: getattr(chipledger, _)\ndel chipledger"
PATIENCE = 60  # [s] for a kernel to start and to import


class Kernels:
    """Runs notebooks one after the other beside the caller; between runs one kernel waits.

    Parameters
    ----------
    root : path
        The checkout.
    folder : path
        Where sockets and connection files lie; whoever calls removes it.
    """

    def __init__(self, root, folder):
        self.root, self.folder, self.names = Path(root), Path(folder), count()
        self.spare, self.running, self.ended = None, {}, False
        self.started = []  # processes that have not ended yet
        self.thread = ThreadPoolExecutor(1)

    def prepare(self):
        """Have a kernel wait for the next run."""
        self.thread.submit(self._prepare)

    def run(self, path, environment):
        """Begin to run a notebook.

        Parameters
        ----------
        path : path
        environment : str
            As `environment_hash` gives it.

        Returns
        -------
        concurrent.futures.Future
            Of the notebook as text, as `execute` gives it.
        """
        return self.thread.submit(self._run, path, environment)

    def stop(self, path, run):
        """End the run of a notebook that changed again meanwhile."""
        run.cancel()
        if process := self.running.get(path):
            process.kill()

    def close(self):
        """End every kernel; nothing is run from now on."""
        self.ended = True
        for process in self.started:
            process.kill()
            process.wait()
        self.thread.shutdown(cancel_futures=True)
        for process in self.started:  # one that was starting just then
            process.kill()
            process.wait()

    def _run(self, path, environment):
        kernel, self.spare = self.spare or asyncio.run(self._start()), None
        self.running[path] = kernel.provisioner.process
        try:
            return execute(path, environment, kernel)
        finally:
            self.started.remove(self.running.pop(path))
            if not self.ended:
                self.prepare()

    def _prepare(self):
        """Where no kernel can start, the next run says why."""
        if not self.spare and not self.ended:
            with suppress(Exception):
                self.spare = asyncio.run(self._start())

    async def _start(self):
        """A kernel that has imported what notebooks import, as their first cells do."""
        place = self.folder / str(next(self.names))
        place.mkdir(parents=True)
        manager = AsyncKernelManager(
            kernel_name=KERNEL,
            transport="ipc",
            ip=str(place / "socket"),
            connection_file=str(place / "kernel.json"),
        )
        await manager.start_kernel(
            extra_arguments=["--HistoryManager.hist_file=:memory:"],
            env={**os.environ, **kernel_environment(self.root)},
            cwd=self.root / "notebooks",
        )
        self.started.append(manager.provisioner.process)
        client = manager.client()
        client.start_channels()
        try:
            await client.wait_for_ready(PATIENCE)
            imports = asyncio.ensure_future(
                client.execute_interactive(
                    self._imports(), silent=True, store_history=False, output_hook=lambda _: None
                )
            )
            for _ in range(PATIENCE * 5):
                await asyncio.wait({imports}, timeout=0.2)
                if imports.done() or self.ended or not await manager.is_alive():
                    break
            imports.cancel()
        finally:
            client.stop_channels()
        return manager

    def _imports(self):
        """Code that imports all that the notebooks of the book import, and leaves no name."""
        sources = "\n".join(
            cell.source
            for path in notebook_paths(self.root)
            for cell in read_notebook(path).cells
            if cell.cell_type == "code"
        )
        names = sorted(set(IMPORT.findall(sources)))
        return f"for _ in {names!r}: __import__(_)\n{FACE}\ndel _"
