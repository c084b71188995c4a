"""The Jupyter project's own checks of a kernel, on ours: python -m unittest kernel_checks"""

import jupyter_kernel_test as jkt

CLEAR = "(globalThis as any)[Symbol.for('clusternet.kernel')].clearOutput()"


class KernelChecks(jkt.KernelTests):
    kernel_name = "clusternet"
    language_name = "typescript"
    file_extension = ".ts"
    code_hello_world = "console.log('hello, world')"
    code_stderr = "console.error('oops')"
    completion_samples = [{"text": "JSON.str", "matches": {"stringify"}}]
    complete_code_samples = ["1", "const a = 1;", "for (const x of [1]) {\n  console.log(x);\n}", "await 1"]
    incomplete_code_samples = ["function f() {", "const s = `a", "f(", "/* a"]
    invalid_code_samples = ["const = 1", "x y z"]
    code_generate_error = "throw new Error('expected')"
    code_execute_result = [{"code": "6 * 7", "result": "42"}, {"code": "'a'", "result": "'a'"}]
    code_display_data = [
        {"code": "import { display } from 'tslab'; display.html('<b>x</b>')", "mime": "text/html"},
        {"code": "display.png(new Uint8Array([1]))", "mime": "image/png"},
    ]
    code_history_pattern = "6*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "JSON"
    code_clear_output = CLEAR
