package im.herald.builtin;

import java.util.function.Supplier;

/// One line of `status`.
///
/// @param label what it is about, such as `Connection`
/// @param value how that is now, in words; called at each `status`, from any thread
public record StatusLine(String label, Supplier<String> value) {}
