/// How a line of the log is written: for people, for the journal, or as JSON. Named in `LogSetup`;
/// Logback is known here and beside it only.
@NullMarked
package im.herald.cli.log;

import org.jspecify.annotations.NullMarked;
