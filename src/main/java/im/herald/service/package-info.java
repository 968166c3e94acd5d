/// Herald as a process: signals and the order of shutting down.
@NullMarked
package im.herald.service;

import org.jspecify.annotations.NullMarked;
