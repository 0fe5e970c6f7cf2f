package io.leakscribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;

@AnalyzeClasses(packages = "io.leakscribe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "io.leakscribe.";

  /**
   * What each package may import of the others: only what lies before it on the way of the data.
   */
  private static final Map<String, List<String>> IMPORTS =
      Map.ofEntries(
          Map.entry("journal", List.of()),
          Map.entry("incident", List.of("journal")),
          Map.entry("outside", List.of("journal", "incident")),
          Map.entry("findings", List.of("journal", "incident", "outside")),
          Map.entry("timeline", List.of("journal", "incident", "outside", "findings")),
          Map.entry("chart", List.of("journal", "incident", "outside", "findings", "timeline")),
          Map.entry("merge", List.of()),
          Map.entry("alertmanager", List.of("journal", "incident")),
          Map.entry("prometheus", List.of("journal", "incident", "outside", "findings")),
          Map.entry(
              "draft",
              List.of(
                  "journal",
                  "incident",
                  "outside",
                  "findings",
                  "timeline",
                  "chart",
                  "merge",
                  "prometheus")),
          Map.entry("lint", List.of("journal", "incident", "outside", "findings", "timeline")),
          Map.entry("web", List.of()),
          Map.entry(
              "serve",
              List.of(
                  "journal",
                  "incident",
                  "outside",
                  "findings",
                  "timeline",
                  "chart",
                  "alertmanager",
                  "draft",
                  "web")),
          Map.entry(
              "cli",
              List.of(
                  "journal",
                  "incident",
                  "outside",
                  "findings",
                  "timeline",
                  "alertmanager",
                  "prometheus",
                  "merge",
                  "draft",
                  "lint",
                  "web",
                  "serve")));

  private static final String[] PURE = {
    "io.leakscribe.incident..",
    "io.leakscribe.outside..",
    "io.leakscribe.findings..",
    "io.leakscribe.timeline..",
    "io.leakscribe.chart..",
    "io.leakscribe.merge..",
    "io.leakscribe.lint.."
  };

  @ArchTest
  static void every_package_has_its_place(JavaClasses all) {
    Set<String> found = new TreeSet<>();
    all.forEach(type -> found.add(type.getPackageName().substring(ROOT.length()).split("\\.")[0]));

    assertThat(IMPORTS.keySet()).containsExactlyInAnyOrderElementsOf(found);
  }

  @ArchTest
  static void imports_go_one_way(JavaClasses all) {
    IMPORTS.forEach(
        (name, allowed) -> {
          String[] others =
              IMPORTS.keySet().stream()
                  .filter(other -> !other.equals(name) && !allowed.contains(other))
                  .map(other -> ROOT + other + "..")
                  .toArray(String[]::new);
          noClasses()
              .that()
              .resideInAPackage(ROOT + name + "..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(others)
              .because(name + " may import " + allowed + " only, not " + Arrays.toString(others))
              .allowEmptyShould(true)
              .check(all);
        });
  }

  @ArchTest
  static final ArchRule no_cycles =
      slices().matching("io.leakscribe.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule pure_packages_touch_no_files =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..");

  @ArchTest
  static final ArchRule only_servers_and_the_command_line_have_a_clock =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.leakscribe.cli..", "io.leakscribe.serve..", "io.leakscribe.web..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  @ArchTest
  static final ArchRule what_runs_in_other_peoples_processes_changes_no_default_of_them =
      noClasses()
          .that()
          .resideInAPackage("io.leakscribe.web..")
          .should()
          .callMethod(System.class, "setProperty", String.class, String.class)
          .orShould()
          .callMethod(SSLContext.class, "setDefault", SSLContext.class)
          .orShould()
          .callMethod(SSLContext.class, "getDefault")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.security.Security.class, java.net.Authenticator.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule commands_stay_inside =
      classes()
          .that()
          .resideInAPackage("io.leakscribe.cli..")
          .and()
          .doNotHaveSimpleName("LeakscribeCli")
          .and()
          // What commands of other modules throw.
          .doNotHaveSimpleName("Failure")
          .should()
          .notBePublic();
}
