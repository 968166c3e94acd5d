package im.herald.config;

import java.nio.file.Path;

/// `store`: where Herald keeps what must survive a restart.
///
/// @param dir the directory of the embedded database and of generated secrets
/// @param durable whether a write is on the disk when it returns
public record StoreConfig(Path dir, boolean durable) {}
