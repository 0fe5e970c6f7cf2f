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
import javax.net.ssl.SSLContext;

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
          .layer("draft")
          .definedBy("io.leakscribe.draft..")
          .layer("lint")
          .definedBy("io.leakscribe.lint..")
          .layer("serve")
          .definedBy("io.leakscribe.serve..")
          .layer("web")
          .definedBy("io.leakscribe.web..")
          .layer("cli")
          .definedBy("io.leakscribe.cli..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("serve")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("serve", "cli")
          .whereLayer("draft")
          .mayOnlyBeAccessedByLayers("serve", "cli")
          .whereLayer("chart")
          .mayOnlyBeAccessedByLayers("draft", "serve")
          .whereLayer("timeline")
          .mayOnlyBeAccessedByLayers("draft", "lint", "serve", "cli")
          .whereLayer("incident")
          .mayOnlyBeAccessedByLayers(
              "outside", "findings", "timeline", "chart", "draft", "lint", "serve", "cli")
          .whereLayer("outside")
          .mayOnlyBeAccessedByLayers(
              "findings", "timeline", "chart", "draft", "lint", "serve", "cli")
          .whereLayer("findings")
          .mayOnlyBeAccessedByLayers("timeline", "chart", "draft", "lint", "serve", "cli");

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
          .resideInAnyPackage("java.util.logging..");

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
