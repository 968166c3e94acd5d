"""A person at a client made of slixmpp: does with a bot's ad-hoc commands what each line of
standard input says, and writes what came back, a line each.

    list                        the nodes of the commands that are listed
    run NODE                    begins a command
    submit ACTION NAME=VALUE... goes on with it; `-` stands for no action
    cancel                      gives it up

Parts of a line are divided by tabs; a line break in a value is written \\n.
"""

import asyncio
import inspect
import sys

import slixmpp
from slixmpp.exceptions import IqError

COMMANDS = "http://jabber.org/protocol/commands"


class Person(slixmpp.ClientXMPP):
    def __init__(self, jid, password, ca_file):
        super().__init__(jid, password)
        self.ca_certs = ca_file
        self.ready = asyncio.Event()
        for plugin in ("xep_0004", "xep_0030", "xep_0050"):
            self.register_plugin(plugin)
        self.add_event_handler("session_start", lambda _: self.ready.set())

    async def list(self, bot):
        items = await self["xep_0050"].get_commands(bot)
        return [node for _, node, _ in items["disco_items"]["items"]]

    async def asks(self, bot, node, action, session=None, form=None):
        iq = self.make_iq_set(ito=bot)
        iq["command"]["node"] = node
        if action != "-":
            iq["command"]["action"] = action
        if session:
            iq["command"]["sessionid"] = session
        if form is not None:
            iq["command"].append(form)
        return await iq.send()

    def filled(self, shown, values):
        """The form that was shown, as slixmpp submits it."""
        form = self["xep_0004"].make_form(ftype="submit")
        for name, field in shown.get_fields().items():
            value = values.get(name, field["value"])
            if field["type"] in ("text-multi", "jid-multi", "list-multi") and name in values:
                value = value.split("\n")
            if name:
                form.add_field(var=name, ftype=field["type"], value=value)
        return form


def said(iq):
    command = iq["command"]
    notes = command["notes"]
    parts = [command["status"], *(notes[0] if notes else ("", ""))]
    if command["status"] == "executing":
        for name, field in command["form"].get_fields().items():
            value = field["value"]
            text = "\n".join(value) if isinstance(value, list) else str("" if value is None else value)
            kind = field["type"] + ("!" if field["required"] else "")
            parts.append(f"{name}:{kind}={text}")
    return parts


def write(parts):
    print("\t".join(part.replace("\n", "\\n") for part in parts), flush=True)


async def obey(person, bot, shown, line):
    verb, *rest = [part.replace("\\n", "\n") for part in line.rstrip("\n").split("\t")]
    if verb == "list":
        write(await person.list(bot))
        return shown
    try:
        if verb == "run":
            shown = await person.asks(bot, rest[0], "execute")
        else:
            command = shown["command"]
            form = None
            if verb == "submit":
                values = dict(part.split("=", 1) for part in rest[1:])
                form = person.filled(command["form"], values)
            action = rest[0] if verb == "submit" else "cancel"
            shown = await person.asks(bot, command["node"], action, command["sessionid"], form)
        write(said(shown))
    except IqError as error:
        write(["error", error.condition])
    return shown


async def main(jid, password, host, port, ca_file, bot):
    person = Person(jid, password, ca_file)
    # Since slixmpp 1.9 it takes two arguments.
    if "address" in inspect.signature(person.connect).parameters:
        person.connect((host, int(port)))
    else:
        person.connect(host, int(port))
    await asyncio.wait_for(person.ready.wait(), 20)
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    shown = None
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        shown = await obey(person, bot, shown, line)
    await person.disconnect()


if __name__ == "__main__":
    try:
        asyncio.run(main(*sys.argv[1:]))
    except Exception as failure:
        write(["failed", repr(failure)])
