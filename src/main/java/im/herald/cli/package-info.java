/// The command line: one class per subcommand, and `Bot`, the only wiring. The only room that knows
/// Commons CLI.
@NullMarked
package im.herald.cli;

import org.jspecify.annotations.NullMarked;
