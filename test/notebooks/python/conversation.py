"""A conversation with the kernel by the bare protocol; prints what came as one JSON object. Usage: conversation.py FOLDER"""

import json
import sys
import time

from jupyter_client import KernelManager

WAIT = 120
manager = KernelManager(kernel_name="clusternet")
manager.start_kernel(cwd=sys.argv[1])
client = manager.client()
client.start_channels()
client.wait_for_ready(timeout=WAIT)
replies = {}
outputs = {}


def collect(ids):
    """Reads until each of the requests has its reply and its idle."""
    idle = set()
    while not all(each in replies and each in idle for each in ids):
        for receive, store in ((client.get_shell_msg, replies), (client.get_iopub_msg, None)):
            try:
                message = receive(timeout=0.05)
            except Exception:
                continue
            parent = message["parent_header"].get("msg_id")
            if store is not None:
                store[parent] = message["content"]
            elif message["msg_type"] != "status":
                outputs.setdefault(parent, []).append([message["msg_type"], message["content"]])
            elif message["content"]["execution_state"] == "idle":
                idle.add(parent)


def run(*codes):
    """Sends all at once, as Run All does: status and outputs of each."""
    ids = [client.execute(code) for code in codes]
    collect(ids)
    return [{"status": replies[each]["status"], "outputs": outputs.get(each, [])} for each in ids]


def ask(send, *args, **options):
    message = send(*args, **options)
    collect([message])
    return replies[message]


def interrupted(code, after, times=1):
    """Runs the code, presses stop after some seconds or its first output, and says how long it took to end."""
    message = client.execute(code)
    if after is None:
        while True:
            said_so = client.get_iopub_msg(timeout=WAIT)
            if said_so["msg_type"] == "stream" and said_so["parent_header"].get("msg_id") == message:
                break
    else:
        time.sleep(after)
    start = time.time()
    for _ in range(times):
        manager.interrupt_kernel()
        time.sleep(0.05)
    collect([message])
    return {"seconds": time.time() - start, "status": replies[message]["status"], "outputs": outputs.get(message, [])}


IMPORTS = "import * as cn from 'clusternet';"
SETUP = """const { graph } = cn.karateClub();
const features = cn.identityFeatures(graph.n);
const model = new cn.ClusterNet({ features: features.cols, k: 4, seed: 0 });
const problem = cn.trainingProblem(cn.problems.modularity, graph, features, { k: 4 });"""
TRAINING = """const onProgress = ({ step }: { step: number }) => { if (step === 500) console.log('trains'); };
const result = await cn.fit(model, problem, { steps: 1e7, selectEvery: 10, onProgress });"""
TIMER = "setTimeout(() => console.log('from the first'), 300);"

said = {}
said["runAll"] = run("1", "const a = 1;\nconst b = 2;\nthrow new Error('third line');", "3", "4")
said["after"] = run("5")
said["typeError"] = run("const first = 1;\nconst wrong: number = 'a';")
said["mistake"] = run(IMPORTS, "cn.problems.modularity.pose(cn.karateClub().graph, { k: 99 })")
said["deep"] = run("function inner() { throw new Error('deep'); }", "\ncn.karateClub().graph.n;\ninner();")
said["inPackage"] = run("await cn.fit(null as any, null as any)")
said["lateOutput"] = run(TIMER, "await new Promise((done) => setTimeout(done, 800)); console.log('second')")
time.sleep(0.2)
said["print"] = run("for (let i = 0; i < 5000; i++) console.log(i);")
said["comms"] = ask(client.comm_info)
said["history"] = ask(client.history, hist_access_type="tail", n=2)
said["info"] = ask(client.kernel_info)
said["complete"] = ask(client.complete, "cn.baselines['lou")
said["completeProblems"] = ask(client.complete, "cn.problems.")
said["signature"] = ask(client.inspect, "cn.fit(")
said["docs"] = ask(client.inspect, "cn.fit")
said["setup"] = run(SETUP)
said["training"] = interrupted(TRAINING, None)
said["best"] = run("[result.stopped, result.solution.length, result.steps > 0]")
said["sleeping"] = interrupted("await new Promise(() => {})", 0.5)
said["loop"] = interrupted("for (;;);", 0.5)
said["stubborn"] = interrupted("const s = cn; await cn.fit(model, problem, { steps: 5 }); await new Promise(() => {})", 1.5, 2)
said["alive"] = run("1 + 1")
said["unknown"] = None
unknown = client.session.msg("frobnicate_request", {})
client.shell_channel.send(unknown)
collect([unknown["header"]["msg_id"]])
said["unknown"] = replies[unknown["header"]["msg_id"]]
forged = client.session.msg("kernel_info_request", {})
key, client.session.key = client.session.key, b"wrong"
client.shell_channel.send(forged)
client.session.key = key
said["stillThere"] = ask(client.kernel_info)["status"]
said["forged"] = forged["header"]["msg_id"] in replies
client.shutdown()
end = time.time()
while manager.is_alive() and time.time() < end + 10:
    time.sleep(0.05)
said["ended"] = not manager.is_alive()
manager.cleanup_resources()
print(json.dumps(said))
