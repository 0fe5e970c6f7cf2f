package io.leakscribe.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Data flows one way: probe, trend, suspect, alert, publish. */
class ArchitectureTest {
  private static final String ROOT = "io.leakscribe.agent";
  private static final String JOURNAL = "io.leakscribe.journal";
  private static final String[] PURE = {
    ROOT + ".observe", ROOT + ".trend", ROOT + ".suspect", ROOT + ".alert"
  };

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.leakscribe.agent", "io.leakscribe.launch");

  @Test
  void observations_and_trends_know_nothing_else_of_ours() {
    onlyKnows(ROOT + ".observe");
    onlyKnows(ROOT + ".trend");
  }

  @Test
  void each_step_imports_only_from_the_steps_before_it() {
    onlyKnows(ROOT + ".suspect", ROOT + ".observe", ROOT + ".trend", JOURNAL);
    onlyKnows(ROOT + ".alert", ROOT + ".suspect", ROOT + ".observe", ROOT + ".trend", JOURNAL);
  }

  @Test
  void probes_know_observations_and_not_what_is_made_of_them() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".probe..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".trend..",
            ROOT + ".suspect..",
            ROOT + ".alert..",
            ROOT + ".publish..",
            ROOT + ".runtime..",
            JOURNAL + "..")
        .check(classes);
  }

  @Test
  void only_the_runtime_knows_the_probes_and_nobody_knows_the_runtime() {
    // The doctor foretells what the probe of the process will find, by the same code.
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".probe..", ROOT + ".runtime..", ROOT + ".doctor..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".probe..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".runtime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".runtime..")
        .check(classes);
  }

  @Test
  void what_runs_as_a_command_is_no_part_of_the_agent() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".command..", ROOT + ".attach..", ROOT + ".doctor..", ROOT + ".inspect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".command..", ROOT + ".attach..", ROOT + ".doctor..", ROOT + ".inspect..")
        .check(classes);
    onlyKnows(ROOT + ".inspect");
  }

  @Test
  void pure_packages_have_no_clock_no_files_no_threads_and_no_jvm() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio.file..",
            "java.net..",
            "java.lang.management..",
            "java.lang.ref..",
            "java.lang.reflect..",
            "java.util.concurrent..",
            "jdk..",
            "org.slf4j..",
            "io.micrometer..")
        .check(classes);
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .check(classes);
  }

  @Test
  void all_our_threads_are_made_in_one_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".thread..")
        .should()
        .callConstructorWhere(
            describe("makes a thread", call -> call.getTargetOwner().isAssignableTo(Thread.class)))
        .check(classes);
  }

  @Test
  void what_the_application_sees_of_us_stands_alone() {
    classes()
        .that()
        .resideInAPackage("io.leakscribe.launch")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.leakscribe.launch", "java..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void there_are_no_cycles() {
    slices().matching("io.leakscribe.agent.(**)").should().beFreeOfCycles().check(classes);
  }

  private void onlyKnows(String pack, String... others) {
    String[] allowed = new String[others.length + 3];
    System.arraycopy(others, 0, allowed, 0, others.length);
    allowed[others.length] = pack;
    allowed[others.length + 1] = "java..";
    allowed[others.length + 2] = "org.jspecify..";
    classes()
        .that()
        .resideInAPackage(pack)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .check(classes);
  }
}
