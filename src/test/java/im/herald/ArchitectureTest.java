package im.herald;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rule of the house. Its text is the first line of ARCHITECTURE.md, and this test reads it
/// there.
class ArchitectureTest {
  private static final JavaClasses HERALD =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("im.herald");

  /// Each library and the one room that may know it.
  private static final Map<String, String> WALLS =
      Map.ofEntries(
          Map.entry("org.jivesoftware..", "xmpp"),
          Map.entry("org.minidns..", "xmpp"),
          Map.entry("org.quartz..", "schedule"),
          Map.entry("com.typesafe.config..", "config"),
          Map.entry("org.apache.commons.cli..", "cli"),
          Map.entry("com.zaxxer..", "store"),
          Map.entry("net.javacrumbs..", "store"),
          Map.entry("java.sql..", "store"),
          Map.entry("javax.sql..", "store"),
          Map.entry("rocks.xmpp..", "message"),
          Map.entry("com.sun.net.httpserver..", "http"),
          Map.entry("io.micrometer..", "http"),
          Map.entry("io.prometheus..", "http"),
          Map.entry("com.samskivert..", "http"),
          Map.entry("com.fasterxml..", "http"));

  /// Where two libraries must meet. One line each, with the reason.
  private static final Map<String, Set<String>> DOORS =
      Map.of(
          // Quartz's interface for a foreign connection pool returns a java.sql.Connection.
          "java.sql..", Set.of("im.herald.schedule.QuartzConnections"),
          "javax.sql..", Set.of("im.herald.schedule.QuartzConnections"));

  @TestFactory
  Stream<DynamicTest> roomsImportOnlyWhatStandsToTheirLeft() throws IOException {
    List<Set<String>> tiers = tiers();
    return tiers.stream()
        .flatMap(Set::stream)
        .map(room -> DynamicTest.dynamicTest(room, () -> importsPointLeft(room, tiers)));
  }

  private static void importsPointLeft(String room, List<Set<String>> tiers) {
    List<String> allowed = new ArrayList<>(List.of("im.herald." + room + ".."));
    for (Set<String> tier : tiers) {
      if (tier.contains(room)) {
        break;
      }
      tier.forEach(left -> allowed.add("im.herald." + left + ".."));
    }
    noClasses()
        .that(resideInAPackage("im.herald." + room + ".."))
        .should()
        .dependOnClassesThat(
            resideInAPackage("im.herald..")
                .and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
        .check(HERALD);
  }

  @TestFactory
  Stream<DynamicTest> eachLibraryHasOneWall() {
    return WALLS.entrySet().stream()
        .map(
            wall ->
                DynamicTest.dynamicTest(
                    wall.getKey() + " only in " + wall.getValue(),
                    () -> onlyIn(wall.getKey(), wall.getValue())));
  }

  private static void onlyIn(String library, String room) {
    Set<String> doors = DOORS.getOrDefault(library, Set.of());
    noClasses()
        .that(
            not(resideInAPackage("im.herald." + room + ".."))
                .and(
                    DescribedPredicate.<JavaClass>describe(
                        "are no door", c -> !doors.contains(c.getName()))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HERALD);
  }

  @Test
  void everyRoomIsInTheRule() throws IOException {
    Set<String> named = tiers().stream().flatMap(Set::stream).collect(Collectors.toSet());
    Set<String> built =
        HERALD.stream()
            .map(JavaClass::getPackageName)
            .filter(p -> p.startsWith("im.herald."))
            .map(p -> p.substring("im.herald.".length()).split("\\.")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(built);
  }

  @Test
  void everyRoomSaysItsContract() {
    HERALD.stream()
        .map(JavaClass::getPackageName)
        .distinct()
        .filter(p -> p.startsWith("im.herald."))
        .forEach(
            p ->
                assertThat(Path.of("src/main/java", p.replace('.', '/'), "package-info.java"))
                    .content()
                    .contains("@NullMarked")
                    .startsWith("///"));
  }

  @Test
  void noFileIsOverThreeHundredLines() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<String> long_ =
          files
              .filter(f -> f.toString().endsWith(".java"))
              .filter(f -> lines(f) > 300)
              .map(f -> f + ": " + lines(f) + " lines")
              .toList();
      assertThat(long_).as("a longer file wants to be two").isEmpty();
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The rule as written: `a < {b, c} < d` becomes three sets, left to right.
  private static List<Set<String>> tiers() throws IOException {
    String rule = Files.readAllLines(Path.of("ARCHITECTURE.md")).getFirst().replace("`", "");
    return Stream.of(rule.split("<"))
        .map(tier -> tier.replaceAll("[{}]", "").split(","))
        .map(rooms -> Stream.of(rooms).map(String::strip).collect(Collectors.toSet()))
        .toList();
  }
}
