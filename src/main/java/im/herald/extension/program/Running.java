package im.herald.extension.program;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The programs that run now.
final class Running implements AutoCloseable {
  private final Set<ProcessTree> trees = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// @throws InterruptedException if Herald ends; `tree` has been ended then
  void add(ProcessTree tree) throws InterruptedException {
    trees.add(tree);
    // After it was added: either this sees that Herald ends, or whoever ends it sees the program.
    if (closed) {
      tree.kill();
      trees.remove(tree);
      throw new InterruptedException("Herald ends");
    }
  }

  void remove(ProcessTree tree) {
    trees.remove(tree);
  }

  @Override
  public void close() {
    closed = true;
    trees.forEach(ProcessTree::kill);
  }
}
