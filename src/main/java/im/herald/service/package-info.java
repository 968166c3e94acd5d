/// Herald as a process: signals, the order of shutting down, and what the service manager is told.
@NullMarked
package im.herald.service;

import org.jspecify.annotations.NullMarked;
