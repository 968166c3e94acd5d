/// The built-in commands, one class each, and the ports through which they reach the rooms to the
/// right.
@NullMarked
package im.herald.builtin;

import org.jspecify.annotations.NullMarked;
