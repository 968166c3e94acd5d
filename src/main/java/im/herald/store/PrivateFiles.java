package im.herald.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Makes files and directories that nobody else may read.
final class PrivateFiles {
  static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");

  private PrivateFiles() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }

  /// Makes `dir` and what is missing above it. One that is there keeps its mode, which is the
  /// operator's affair.
  static void makeDirectory(Path dir) throws IOException {
    Files.createDirectories(dir, DIRECTORY);
  }

  /// Makes an empty file if there is none. SQLite gives the files that it puts beside a database
  /// the mode of the database.
  static void makeFile(Path file) throws IOException {
    try {
      Files.createFile(file, FILE);
    } catch (FileAlreadyExistsException e) {
      // It keeps its mode, as the directory does.
    }
  }
}
