package im.herald;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// The English texts that Herald says: what [Wording#of] is called with in the sources.
final class SaidTexts extends TreeScanner<Void, Void> {
  private final Set<String> texts = new TreeSet<>();

  private SaidTexts() {}

  /// All of them.
  ///
  /// @throws IllegalStateException if one is put together at run time: nobody could translate it
  static Set<String> of(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SaidTexts said = new SaidTexts();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> paths = Files.walk(sources)) {
      List<Path> java = paths.filter(path -> path.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        said.scan(unit, null);
      }
    }
    return said.texts;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    if (call.getMethodSelect().toString().equals("Wording.of")) {
      texts.add(text(call.getArguments().getFirst()));
    }
    return super.visitMethodInvocation(call, null);
  }

  private static String text(ExpressionTree said) {
    return switch (said) {
      case LiteralTree literal -> (String) literal.getValue();
      case BinaryTree sum when sum.getKind() == Kind.PLUS ->
          text(sum.getLeftOperand()) + text(sum.getRightOperand());
      default ->
          throw new IllegalStateException("Wording.of takes a text as it stands, not " + said);
    };
  }
}
