/// Commands that are programs of the operator's: how they are started, what they are given, what
/// their answer is, and how they end, whatever they do.
@NullMarked
package im.herald.extension.program;

import org.jspecify.annotations.NullMarked;
