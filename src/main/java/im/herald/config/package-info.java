/// What the operator wrote, as records that check themselves. The only room that knows Typesafe
/// Config.
///
/// All problems of a file are reported at once, each with file, line and what to write instead.
@NullMarked
package im.herald.config;

import org.jspecify.annotations.NullMarked;
