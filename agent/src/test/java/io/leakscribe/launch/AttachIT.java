package io.leakscribe.launch;

import static io.leakscribe.launch.AgentStartIT.serveAndStop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.leakscribe.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands attach and doctor, from the packaged jar, on JVMs beside the test's. */
final class AttachIT {
  private static final String WATCHES = "Leakscribe watches process ";
  private static final String NOBODY = "65534";

  @TempDir private Path directory;

  @Test
  void loads_the_agent_and_says_where_it_is_and_the_doctor_finds_it() throws Exception {
    try (ForkedJvm app =
        ForkedJvm.in(directory)
            .vm("-Dapp.password=hunter2")
            .environment("APP_PASSWORD", "hunter2")
            .start(WaitingApp.class, "--password=hunter2")) {
      app.awaitLine("app: up");
      assertThat(ended(0, doctor(app)))
          .noneMatch(line -> line.contains("hunter2"))
          .anyMatch(line -> line.matches("ok    leakscribe +it does not run there"))
          .anyMatch(line -> line.contains("attach " + app.pid()))
          .noneMatch(line -> line.startsWith("fail"));

      assertThat(ended(0, attach(app, "port=0", "service=shop")))
          .last()
          .asString()
          .startsWith(WATCHES + app.pid() + ": service 'shop', journal in '");

      assertThat(ended(1, attach(app, "port=0")))
          .singleElement()
          .asString()
          .contains("nothing to do in process " + app.pid())
          .contains("service 'shop'");
      int port =
          Journals.in(directory.resolve("leakscribe"))
              .await(Event.AgentStarted.class, start -> true)
              .port();
      assertThat(ended(0, doctor(app)))
          .anyMatch(line -> line.contains("http://127.0.0.1:" + port + "/metrics answers"));
      serveAndStop(app);
      assertThat(app.output()).noneMatch(line -> line.contains("already running"));
    }
  }

  @Test
  void foretells_the_warning_of_a_new_java() throws Exception {
    Path home = newJava();
    try (ForkedJvm app = ForkedJvm.in(directory).home(home).start(WaitingApp.class)) {
      app.awaitLine("app: up");
      assertThat(ended(0, attach(app, "port=0")))
          .anyMatch(line -> line.contains("JEP 451"))
          .anyMatch(line -> line.startsWith(WATCHES));
      assertThat(app.output()).anyMatch(line -> line.contains("has been loaded dynamically"));
      serveAndStop(app);
    }
  }

  @Test
  void does_not_try_what_a_jvm_refuses() throws Exception {
    refused(ForkedJvm.in(directory).home(newJava()), "-XX:-EnableDynamicAgentLoading");
  }

  @Test
  void does_not_wait_for_a_jvm_that_listens_to_nobody() throws Exception {
    refused(ForkedJvm.in(directory), "-XX:+DisableAttachMechanism");
  }

  private void refused(ForkedJvm.Builder builder, String flag) throws Exception {
    try (ForkedJvm app = builder.vm(flag).start(WaitingApp.class)) {
      app.awaitLine("app: up");
      assertThat(ended(1, attach(app)))
          .singleElement()
          .asString()
          .contains("was started with " + flag)
          .contains("-javaagent:" + ForkedJvm.agentJar());
      assertThat(ended(1, doctor(app))).anyMatch(line -> line.startsWith("fail"));
      serveAndStop(app);
      assertThat(app.output()).containsExactly("app: up", "app: served one", "app: bye");
    }
  }

  /** Such a JVM publishes no flags: then the JVM itself says no. */
  @Test
  void hands_on_the_words_of_a_jvm_that_refuses() throws Exception {
    try (ForkedJvm app =
        ForkedJvm.in(directory)
            .home(newJava())
            .vm("-XX:-EnableDynamicAgentLoading", "-XX:-UsePerfData")
            .start(WaitingApp.class)) {
      app.awaitLine("app: up");
      assertThat(ended(1, attach(app)))
          .last()
          .asString()
          .contains("does not load the agent (")
          .contains("Dynamic agent loading is not enabled");
      serveAndStop(app);
    }
  }

  @Test
  void tells_the_reason_that_the_agent_gives() throws Exception {
    try (ForkedJvm app =
        ForkedJvm.in(directory).vm("-Dleakscribe.enabled=false").start(WaitingApp.class)) {
      app.awaitLine("app: up");
      assertThat(ended(1, attach(app, "port=0")))
          .last()
          .asString()
          .contains("does not start in process " + app.pid())
          .contains("enabled=false");
      assertThat(ended(0, attach(app, "port=0", "enabled=true")))
          .last()
          .asString()
          .startsWith(WATCHES + app.pid());
      serveAndStop(app);
    }
  }

  @Test
  void leaves_alone_what_is_no_jvm() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try {
      long pid = sleep.pid();
      assertThat(ended(1, ours("attach", pid + ""))).last().asString().contains("is not a JVM");
      assertThat(ended(1, ours("doctor", pid + ""))).first().asString().contains("is not a JVM");
      assertThat(sleep.isAlive()).isTrue();
    } finally {
      sleep.destroyForcibly().waitFor();
    }
    assertThat(ended(1, ours("attach", sleep.pid() + "")))
        .last()
        .asString()
        .contains("there is no process " + sleep.pid());
  }

  @Test
  void wrong_usage_is_told_before_anything_is_done() throws Exception {
    try (ForkedJvm app = ForkedJvm.in(directory).start(WaitingApp.class)) {
      app.awaitLine("app: up");
      assertThat(ended(2, attach(app, "prot=1"))).first().asString().contains("\"port\"?");
      assertThat(ended(2, attach(app, "service=" + "x".repeat(1100))))
          .first()
          .asString()
          .contains("config=FILE");
      serveAndStop(app);
      assertThat(app.output()).hasSize(3);
    }
    assertThat(ended(2, ours("attach", "shop"))).first().asString().contains("shop");
    assertThat(ended(2, ours("doctor", "shop"))).first().asString().contains("process id");
  }

  @Test
  void says_how_else_where_java_cannot_attach() throws Exception {
    Path image = image("java.base,java.instrument,java.management");
    try (ForkedJvm app = ForkedJvm.in(directory).home(image).start(WaitingApp.class)) {
      app.awaitLine("app: up");
      String[] command = {"-jar", jar(), "attach", app.pid() + "", "port=0"};
      assertThat(ended(1, ForkedJvm.in(directory).home(image).tool("java", command)))
          .last()
          .asString()
          .endsWith("jcmd " + app.pid() + " JVMTI.agent_load " + jar() + " port=0");
      assertThat(ended(0, doctor(app)))
          .anyMatch(line -> line.startsWith("warn  modules") && line.contains("jdk.httpserver"));
      // What it says works.
      assertThat(
              ended(
                  0,
                  ForkedJvm.in(directory)
                      .tool("jcmd", app.pid() + "", "JVMTI.agent_load", jar(), "port=0")))
          .last()
          .asString()
          .contains("return code: 0");
      app.awaitLine("leakscribe: INFO ready, attached");
      serveAndStop(app);
    }
  }

  @Test
  void the_doctor_foretells_an_image_on_which_no_agent_starts() throws Exception {
    Path image = image("java.base");
    assertThat(ended(1, ForkedJvm.in(directory).home(image).tool("java", "-jar", jar(), "doctor")))
        .anyMatch(line -> line.startsWith("fail  modules") && line.contains("java.instrument"))
        .anyMatch(line -> line.startsWith("warn  modules") && line.contains("jdk.jfr"));
    try (ForkedJvm app =
        ForkedJvm.in(directory).home(image).agent("port=0").start(WaitingApp.class)) {
      assertThat(app.awaitExit()).isNotZero();
    }
  }

  @Test
  void the_doctor_is_content_here_and_speaks_json() throws Exception {
    assertThat(ended(0, ours("doctor", "port=0"))).noneMatch(line -> line.startsWith("fail"));
    assertThat(String.join("\n", ended(0, ours("doctor", "port=0", "--json"))))
        .contains("\"failed\": 0")
        .contains("\"name\": \"recorder\"");
  }

  @Test
  void another_users_jvm_is_reached_by_its_user_and_by_root() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "NOT TESTED: needs to be root");
    Path work = Files.createTempDirectory("leakscribe-nobody");
    Path jar = Files.copy(ForkedJvm.agentJar(), work.resolve("leakscribe.jar"));
    open(work);
    try (ForkedJvm app = ForkedJvm.in(directory).start(WaitingApp.class);
        ForkedJvm theirs = asNobody(work, "-cp", waitingApp(work), WaitingApp.class.getName())) {
      app.awaitLine("app: up");
      theirs.awaitLine("app: up");
      String[] attach = {"-jar", jar.toString(), "attach", app.pid() + ""};
      assertThat(ended(1, asNobody(work, attach)))
          .singleElement()
          .asString()
          .contains("belongs to user root, you are nobody")
          .contains("sudo -u root ");
      String[] doctor = {"-jar", jar.toString(), "doctor", app.pid() + ""};
      assertThat(ended(1, asNobody(work, doctor))).first().asString().startsWith("fail  user");
      String[] byRoot = {"-jar", jar.toString(), "attach", theirs.pid() + "", "port=0"};
      assertThat(ended(0, ForkedJvm.in(directory).tool("java", byRoot)))
          .last()
          .asString()
          .startsWith(WATCHES + theirs.pid());
      serveAndStop(theirs);
      serveAndStop(app);
    } finally {
      delete(work);
    }
  }

  /** Namespaces of its own are what a container is to us. */
  @Test
  void a_jvm_in_a_container_is_reached_from_outside_where_it_has_the_jar() throws Exception {
    assumeTrue(mayUnshare(), "NOT TESTED: needs to be root, and namespaces");
    assumeTrue(!jar().startsWith("/tmp/"), "NOT TESTED: the container has its own /tmp");
    Path hidden = Files.copy(ForkedJvm.agentJar(), directory.resolve("hidden.jar"));
    String java = ForkedJvm.javaHome().resolve("bin/java") + " -Xmx64m -Djava.io.tmpdir=/tmp -cp ";
    String app = java + ForkedJvm.placeOf(WaitingApp.class) + " " + WaitingApp.class.getName();
    try (ForkedJvm container = unshare("mount -t tmpfs none /tmp && cd /tmp && exec " + app)) {
      container.awaitLine("app: up");
      String pid =
          ProcessHandle.of(container.pid()).orElseThrow().children().findAny().get().pid() + "";
      String[] blind = {"-jar", hidden.toString(), "attach", pid};
      assertThat(ended(1, ForkedJvm.in(directory).tool("java", blind)))
          .singleElement()
          .asString()
          .contains("sees other files than you")
          .contains("attach 1 (Kubernetes");
      assertThat(ended(0, ours("attach", pid, "port=0", "dir=/tmp/leaks")))
          .last()
          .asString()
          .contains("journal in '/tmp/leaks'");
      assertThat(ended(0, ours("doctor", pid)))
          .anyMatch(line -> line.contains("where its id is 1"))
          .anyMatch(line -> line.contains("journal '/tmp/leaks/"));
      serveAndStop(container);
    }
  }

  /** As a service of systemd with PrivateTmp. */
  @Test
  void a_jvm_with_a_tmp_of_its_own_is_entered() throws Exception {
    assumeTrue(mayUnshare(), "NOT TESTED: needs to be root, and namespaces");
    assumeTrue(!jar().startsWith("/tmp/"), "NOT TESTED: the service has its own /tmp");
    String java = ForkedJvm.javaHome().resolve("bin/java") + " -Xmx64m -Djava.io.tmpdir=/tmp -cp ";
    String run = java + ForkedJvm.placeOf(WaitingApp.class) + " " + WaitingApp.class.getName();
    String command = "mount -t tmpfs none /tmp && cd /tmp && exec " + run;
    try (ForkedJvm app =
        ForkedJvm.in(directory).program("unshare", "--mount", "sh", "-c", command)) {
      app.awaitLine("app: up");
      List<String> told = ended(1, attach(app));
      assertThat(told)
          .singleElement()
          .asString()
          .contains("and another /tmp")
          .contains("as root: ");
      String way = told.get(0).replaceFirst(".*as root: ", "") + " port=0";
      assertThat(ended(0, ForkedJvm.in(directory).program("sh", "-c", way)))
          .last()
          .asString()
          .startsWith(WATCHES + app.pid());
      serveAndStop(app);
    }
  }

  private boolean mayUnshare() {
    try (ForkedJvm trial = unshare("mount -t tmpfs none /tmp")) {
      return trial.awaitExit() == 0;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private ForkedJvm unshare(String command) throws IOException {
    return ForkedJvm.in(directory)
        .program(
            "unshare",
            "--pid",
            "--mount",
            "--fork",
            "--kill-child",
            "--mount-proc",
            "sh",
            "-c",
            command);
  }

  private ForkedJvm asNobody(Path work, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    command.add(ForkedJvm.javaHome().resolve("bin/java").toString());
    command.addAll(List.of(arguments));
    return ForkedJvm.in(work).program("setpriv", command.toArray(new String[0]));
  }

  private static String waitingApp(Path work) throws IOException {
    String name = WaitingApp.class.getName().replace('.', '/') + ".class";
    Path target = work.resolve("classes").resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(ForkedJvm.placeOf(WaitingApp.class).resolve(name), target);
    return work.resolve("classes").toString();
  }

  private static void open(Path directory) throws IOException {
    Files.setPosixFilePermissions(
        directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static Path newJava() {
    Path home =
        Path.of(System.getProperty("it.new.java.home", "/usr/lib/jvm/temurin-25-jdk-amd64"));
    assumeTrue(Files.isDirectory(home), "NOT TESTED: there is no JDK in " + home);
    return home;
  }

  private Path image(String modules) throws Exception {
    Path image = directory.resolve("image");
    try (ForkedJvm jlink =
        ForkedJvm.in(directory)
            .tool("jlink", "--add-modules", modules, "--output", image.toString())) {
      assertThat(jlink.awaitExit()).as("jlink: %s", jlink.output()).isZero();
    }
    return image;
  }

  private static String jar() {
    return ForkedJvm.agentJar().toString();
  }

  private ForkedJvm attach(ForkedJvm app, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of("attach", app.pid() + ""));
    words.addAll(List.of(options));
    return ours(words.toArray(new String[0]));
  }

  private ForkedJvm doctor(ForkedJvm app) throws IOException {
    return ours("doctor", app.pid() + "");
  }

  private ForkedJvm ours(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-jar", jar()));
    command.addAll(List.of(words));
    return ForkedJvm.in(directory).tool("java", command.toArray(new String[0]));
  }

  private static List<String> ended(int code, ForkedJvm jvm) throws Exception {
    try (jvm) {
      assertThat(jvm.awaitExit()).as("%s", jvm.output()).isEqualTo(code);
      return jvm.output();
    }
  }
}
