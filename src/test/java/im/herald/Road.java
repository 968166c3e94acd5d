package im.herald;

import im.herald.access.Access;
import im.herald.access.Claim;
import im.herald.command.CommandSpec;
import im.herald.outbox.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// What commands under test are made from.
public record Road(
    Outbox outbox,
    Access access,
    Claim claim,
    Supplier<List<CommandSpec>> commands,
    InstantSource clock) {}
