"""Runs a problem's tests. Programs under test never run here: every call of their function is asked for and answered as a value."""

import builtins


class _Raised(BaseException):
    """An exception of the program that has no counterpart here, or that no test may catch."""


def _make_handle():
    loads, dumps = json.loads, json.dumps
    # What the function raised last, to tell a test's own exceptions from the function's; and whether any answer was none,
    # which no test can catch and forget.
    raised = {"error": None, "bad": False}

    def raise_again(error):
        kind, message = str(error["type"]), str(error["message"])
        known = getattr(builtins, kind, None)
        is_known = isinstance(known, type) and issubclass(known, Exception) and error["plain"] is True
        try:
            instance = known(message) if is_known else _Raised(message)
        except Exception:
            instance = _Raised(message)
        raised["error"] = (instance, kind, message)
        raise instance

    def make_candidate(ask):
        def candidate(*args, **named):
            encoded = {name: to_json(part) for name, part in named.items()}
            reply = ask(dumps({"args": [to_json(part) for part in args], "named": encoded}))
            try:
                answer = loads(reply)
                if "error" not in answer:
                    return from_json(answer["value"])
                error = answer["error"]
            except Exception:
                raised["bad"] = True
                raise _BadReply from None
            raise_again(error)

        return candidate

    class _BadReply(BaseException):
        pass

    def run(problem, ask):
        raised.update(error=None, bad=False)
        space = {"__name__": "tests"}
        exec(compile(problem["helpers"], "<helpers>", "exec"), space)
        candidate = make_candidate(ask)
        space[problem["name"]] = candidate
        exec(compile(problem["tests"], "<tests>", "exec"), space)
        check = space["check"]
        try:
            check(candidate)
            verdict = {"kind": "passed"}
        except BaseException as error:
            verdict = failure(error)
        return {"kind": "crashed"} if raised["bad"] else verdict

    def failure(error):
        told = error_to_json(error)
        instance, kind, message = raised["error"] or (None, told["type"], told["message"])
        if instance is not error:
            kind, message = told["type"], told["message"]
        elif kind == "MemoryError":
            return {"kind": "memory"}
        return {"kind": "failed", "error": kind, "message": message}

    def handle(text, ask):
        try:
            return dumps(run(loads(text), ask))
        except BaseException as error:
            return dumps({"kind": "broken", "error": error_to_json(error)})

    return handle


_make_handle()
