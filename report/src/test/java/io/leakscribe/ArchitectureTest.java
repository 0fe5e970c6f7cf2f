package io.leakscribe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "io.leakscribe", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "io.leakscribe.incident..",
    "io.leakscribe.outside..",
    "io.leakscribe.findings..",
    "io.leakscribe.timeline..",
    "io.leakscribe.lint..",
    "io.leakscribe.chart.."
  };

  @ArchTest
  static final ArchRule one_direction =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("journal")
          .definedBy("io.leakscribe.journal..")
          .layer("incident")
          .definedBy("io.leakscribe.incident..")
          .layer("outside")
          .definedBy("io.leakscribe.outside..")
          .layer("findings")
          .definedBy("io.leakscribe.findings..")
          .layer("timeline")
          .definedBy("io.leakscribe.timeline..")
          .layer("chart")
          .definedBy("io.leakscribe.chart..")
          .layer("prometheus")
          .definedBy("io.leakscribe.prometheus..")
          .layer("draft")
          .definedBy("io.leakscribe.draft..")
          .layer("lint")
          .definedBy("io.leakscribe.lint..")
          .layer("cli")
          .definedBy("io.leakscribe.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("draft")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("prometheus")
          .mayOnlyBeAccessedByLayers("draft", "cli")
          .whereLayer("chart")
          .mayOnlyBeAccessedByLayers("draft")
          .whereLayer("timeline")
          .mayOnlyBeAccessedByLayers("draft", "lint", "cli")
          .whereLayer("incident")
          .mayOnlyBeAccessedByLayers(
              "outside", "findings", "timeline", "chart", "prometheus", "draft", "lint", "cli")
          .whereLayer("outside")
          .mayOnlyBeAccessedByLayers(
              "findings", "timeline", "chart", "prometheus", "draft", "lint", "cli")
          .whereLayer("findings")
          .mayOnlyBeAccessedByLayers("timeline", "chart", "prometheus", "draft", "lint", "cli");

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
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..");

  @ArchTest
  static final ArchRule only_the_command_line_has_a_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.leakscribe.cli..")
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
  static final ArchRule commands_stay_inside =
      classes()
          .that()
          .resideInAPackage("io.leakscribe.cli..")
          .and()
          .doNotHaveSimpleName("LeakscribeCli")
          .should()
          .notBePublic();
}
