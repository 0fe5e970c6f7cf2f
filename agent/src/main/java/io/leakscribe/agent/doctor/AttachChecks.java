package io.leakscribe.agent.doctor;

import io.leakscribe.agent.target.Access;
import io.leakscribe.agent.target.HostFiles;
import io.leakscribe.agent.target.ProcessStatus;
import io.leakscribe.agent.target.Target;
import io.leakscribe.agent.target.TargetReader;
import io.leakscribe.agent.target.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in the way of loading the agent into a running JVM. To be asked before it is tried:
 * the signal that asks a JVM to listen ends what does not expect it.
 */
public final class AttachChecks {
  private static final int OLDEST = 17;
  private static final int WARNS_SINCE = 21;
  private static final Path COPY = Path.of("/tmp/leakscribe.jar");
  private static final String FIND = "list the JVMs of this user with jcmd -l";

  private final Target target;
  private final ProcessStatus self;
  private final HostFiles files;
  private final Path jar;
  private final List<Check> found = new ArrayList<>();

  private AttachChecks(Target target, ProcessStatus self, HostFiles files, Path jar) {
    this.target = target;
    this.self = self;
    this.files = files;
    this.jar = jar;
  }

  /**
   * Warnings and obstacles, the gravest obstacle first; empty when nothing is in the way.
   *
   * @param jar the agent's, absolute
   */
  public static List<Check> of(Target target, TargetReader reader, Path jar) {
    AttachChecks checks = new AttachChecks(target, reader.self(), reader.files(), jar);
    if (checks.isThere() && checks.mayBeAsked()) {
      checks.java();
      checks.listening();
      checks.loading();
      checks.jar();
    }
    return List.copyOf(checks.found);
  }

  private boolean isThere() {
    String process = "process " + target.pid();
    switch (target.kind()) {
      case NONE ->
          fail("process", "there is no " + process, FIND + "; a container has its own ids");
      case ENDED -> fail("process", process + " has ended; only its exit code is left", FIND);
      case OTHER -> fail("process", process + " is not a JVM", FIND);
      case OPENJ9 ->
          fail(
              "java",
              process + " runs Eclipse OpenJ9: the agent is not tested there",
              "run the service on a Java with HotSpot, such as Temurin, Corretto or Zulu");
      default -> {
        if (target.pid() == ProcessHandle.current().pid()) {
          fail("process", process + " is this command itself", FIND);
        }
      }
    }
    return found.isEmpty();
  }

  private boolean mayBeAsked() {
    if (target.status().uid() >= 0 && self.uid() > 0) {
      user();
    }
    if (found.isEmpty() && target.kind() == Target.Kind.UNSEEN) {
      fail(
          "process",
          "process " + target.pid() + " does not let itself be looked at",
          "run this as root, or inside of its container");
    }
    if (found.isEmpty() && target.elsewhere()) {
      container();
    }
    return found.isEmpty();
  }

  /** HotSpot compares the effective user and the effective group. */
  private void user() {
    ProcessStatus its = target.status();
    Users users = new Users(files);
    String su = "sudo -u " + CommandLines.quoted(users.name(its.uid()));
    if (its.uid() != self.uid()) {
      fail(
          "user",
          "process "
              + target.pid()
              + " belongs to user "
              + users.name(its.uid())
              + ", you are "
              + users.name(self.uid())
              + ": a JVM listens to its own user and to root",
          again(su));
    } else if (its.gid() != self.gid()) {
      fail(
          "user",
          "process " + target.pid() + " runs with group " + its.gid() + ", you with " + self.gid(),
          again(su + " -g '#" + its.gid() + "'"));
    }
  }

  private String again(String before) {
    return "run it as that user: " + before + " " + CommandLines.own(jar, "attach " + target.pid());
  }

  /**
   * The JVM opens the jar by its own view of the files, and makes its socket in its own {@code
   * /tmp}. Java looks for that below {@code /proc/PID/root} where the ids differ; where only the
   * files do, Java 17 looks in ours, and has the service write a thread dump each time that it
   * asks.
   */
  private void container() {
    boolean hasJar = Files.isRegularFile(files.at(target.root() + jar));
    boolean meets = target.status().nested() || sameTmp();
    if (hasJar && meets) {
      return;
    }
    String what = "process " + target.pid() + " sees other files than you";
    String lacking = hasJar ? ", and another /tmp" : ", and no '" + jar + "'";
    String own = CommandLines.quoted(jar.toString());
    if (target.status().nested() || target.container() != null) {
      fail("container", what + lacking, "load it from inside: " + inContainer(own));
    } else if (meets) {
      String attach = CommandLines.own(COPY, "attach " + target.pid());
      fail("files", what + lacking, "put it where both see it: " + install(own, "") + attach);
    } else {
      String copy = hasJar ? "" : install(own, target.root());
      String attach = CommandLines.own(hasJar ? jar : COPY, "attach " + target.pid());
      String enter = "nsenter -t " + target.pid() + " -m ";
      fail(
          "files",
          what + lacking,
          "enter its view of the files, as root: " + copy + enter + attach);
    }
  }

  private boolean sameTmp() {
    try {
      return Files.isSameFile(files.at(target.root() + "/tmp"), files.at("/tmp"));
    } catch (IOException e) {
      return false;
    }
  }

  private static String install(String own, String root) {
    return "install -m 644 " + own + " " + root + COPY + " && ";
  }

  private String inContainer(String own) {
    String name = Optional.ofNullable(target.container()).orElse("CONTAINER");
    String command = " java -jar " + COPY + " attach " + target.ownPid();
    return "docker cp "
        + own
        + " "
        + name
        + ":"
        + COPY
        + " && docker exec "
        + name
        + command
        + " (Kubernetes: kubectl cp, then kubectl exec POD --"
        + command
        + ")";
  }

  private void java() {
    int feature = target.feature();
    if (feature > 0 && feature < OLDEST) {
      fail(
          "java",
          "process " + target.pid() + " runs Java " + target.version() + ", the agent needs 17",
          "run the service on Java 17 or newer");
    }
    for (String module : new String[] {"java.instrument", "java.management"}) {
      if (target.image().lacks(module)) {
        fail(
            "modules",
            "the Java of process " + target.pid() + " lacks " + module,
            "build its image with jlink --add-modules …," + module + ", or use a JDK");
      }
    }
  }

  private void listening() {
    if (target.flags().on("DisableAttachMechanism", false)) {
      fail(
          "attach",
          "process " + target.pid() + " was started with -XX:+DisableAttachMechanism",
          "start it without, or start it with " + javaAgent());
    } else if (!target.status().catchesQuit() && !listens()) {
      fail(
          "attach",
          "process "
              + target.pid()
              + " handles no SIGQUIT (was it started with -Xrs?): to be asked to listen would end it",
          "start it without -Xrs, or start it with " + javaAgent());
    }
  }

  private boolean listens() {
    String socket = "/tmp/.java_pid" + target.ownPid();
    return Files.exists(files.at(target.root() + socket));
  }

  private void loading() {
    if (!target.flags().on("EnableDynamicAgentLoading", true)) {
      fail(
          "loading",
          "process " + target.pid() + " was started with -XX:-EnableDynamicAgentLoading",
          "start it without, or start it with " + javaAgent());
    } else if (target.feature() >= WARNS_SINCE
        && target.flags().given("EnableDynamicAgentLoading") == null) {
      found.add(
          Check.warn(
              "loading",
              "Java "
                  + target.feature()
                  + " prints \"WARNING: A Java agent has been loaded dynamically\" on the standard"
                  + " error of process "
                  + target.pid()
                  + " (JEP 451)",
              "harmless; start with -XX:+EnableDynamicAgentLoading or with -javaagent to avoid it"));
    }
  }

  private void jar() {
    if (jar.toString().contains("=")) {
      fail(
          "jar",
          "the path '" + jar + "' has a '=', where Java takes the options to begin",
          "copy the jar to a path without");
      return;
    }
    Path theirs = target.elsewhere() ? files.at(target.root() + jar) : jar;
    if (target.status().uid() >= 0 && !new Access(target.status()).canRead(theirs)) {
      fail(
          "jar",
          "'"
              + jar
              + "' cannot be read by "
              + new Users(files).name(target.status().uid())
              + ", the user of process "
              + target.pid(),
          "put it where everybody may read: install -m 644 "
              + CommandLines.quoted(jar.toString())
              + " /opt/leakscribe.jar, and run it from there");
    }
  }

  private String javaAgent() {
    return "-javaagent:" + jar;
  }

  private void fail(String name, String what, String todo) {
    found.add(Check.fail(name, what, todo));
  }
}
