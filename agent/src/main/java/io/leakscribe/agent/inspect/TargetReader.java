package io.leakscribe.agent.inspect;

import io.leakscribe.agent.inspect.Target.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks at processes. Each look reads anew; thread-safe. */
public record TargetReader(HostFiles files) {
  private static final Pattern LIBRARY =
      Pattern.compile("(/.*?)/lib/(?:\\w+/){0,2}lib(?:jvm|j9vm\\d*)\\.so");
  private static final Pattern OPENJ9 = Pattern.compile("/libj9vm\\d*\\.so|/libj9jvm");
  private static final Pattern CONTAINER =
      Pattern.compile("(?<![0-9a-f])([0-9a-f]{64})(?![0-9a-f])");
  private static final Pattern JOURNAL = Pattern.compile("(/.*/journal/[^/]+)\\.jsonl");
  private static final String DIRECTORIES = "hsperfdata_";

  /** Looks at one. */
  public Target read(long pid) {
    Optional<String> text = files.text("/proc/" + pid + "/status");
    ProcessStatus status = ProcessStatus.parse(text.orElse(""));
    PerfData counters = counters(pid, status);
    Kind kind = text.isPresent() ? kind(pid, status, counters) : withoutProc(pid, counters);
    boolean jvm = kind == Kind.HOTSPOT;
    Map<String, String> open = openFiles(pid);
    return new Target(
        pid,
        kind,
        status,
        jvm ? counters : PerfData.parse(new byte[0]),
        JvmFlags.parse(jvm ? counters.text("java.rt.vmArgs") : null),
        image(pid, counters),
        container(pid),
        status.nested() || otherFiles(pid),
        journals(open),
        open.keySet().stream().anyMatch(name -> name.matches(".*/leakscribe[^/]*\\.jar")));
  }

  /** Who we are ourselves. */
  public ProcessStatus self() {
    return ProcessStatus.parse(files.text("/proc/self/status").orElse(""));
  }

  /** Whether we may see which files a process has open. */
  public boolean seesOpenFiles(long pid) {
    return files.names("/proc/" + pid + "/fd").isPresent();
  }

  private Kind kind(long pid, ProcessStatus status, PerfData counters) {
    if (status.zombie()) {
      return Kind.ENDED;
    }
    String maps = "/proc/" + pid + "/maps";
    if (files.find(maps, OPENJ9).isPresent()) {
      return Kind.OPENJ9;
    }
    if (files.find(maps, LIBRARY).isPresent()) {
      return Kind.HOTSPOT;
    }
    // The counters of a JVM that was killed stay behind, and its id may be somebody else's now.
    boolean readable = files.link("/proc/" + pid + "/exe").isPresent();
    if (readable) {
      return Kind.OTHER;
    }
    return counters.isEmpty() && counterFile(pid, status) == null ? Kind.UNSEEN : Kind.HOTSPOT;
  }

  /** Not Linux. */
  private Kind withoutProc(long pid, PerfData counters) {
    if (files.exists("/proc/self/status") || ProcessHandle.of(pid).isEmpty()) {
      return Kind.NONE;
    }
    return counters.isEmpty() ? Kind.UNSEEN : Kind.HOTSPOT;
  }

  private PerfData counters(long pid, ProcessStatus status) {
    String file = counterFile(pid, status);
    return PerfData.parse(file == null ? new byte[0] : files.bytes(file).orElse(new byte[0]));
  }

  private @Nullable String counterFile(long pid, ProcessStatus status) {
    List<String> places = new ArrayList<>(List.of("/proc/" + pid + "/root/tmp"));
    if (!status.nested()) {
      places.add("/tmp");
      places.add(System.getProperty("java.io.tmpdir", "/tmp").replaceFirst("/$", ""));
    }
    for (String place : places) {
      for (String name : files.names(place).orElse(List.of())) {
        String file = place + "/" + name + "/" + status.ownPid(pid);
        if (name.startsWith(DIRECTORIES) && files.exists(file)) {
          return file;
        }
      }
    }
    return null;
  }

  private RuntimeImage image(long pid, PerfData counters) {
    String home = counters.text("java.property.java.home");
    if (home == null) {
      home = files.find("/proc/" + pid + "/maps", LIBRARY).map(m -> m.group(1)).orElse("");
    }
    String release = home + "/release";
    return files
        .text("/proc/" + pid + "/root" + release)
        .or(() -> files.text(release))
        .map(RuntimeImage::parse)
        .orElse(RuntimeImage.UNKNOWN);
  }

  private @Nullable String container(long pid) {
    Matcher id = CONTAINER.matcher(files.text("/proc/" + pid + "/cgroup").orElse(""));
    return id.find() ? id.group(1).substring(0, 12) : null;
  }

  private boolean otherFiles(long pid) {
    Optional<String> theirs = files.link("/proc/" + pid + "/ns/mnt");
    return theirs.isPresent() && !theirs.equals(files.link("/proc/self/ns/mnt"));
  }

  /** What is open, to the descriptor. */
  private Map<String, String> openFiles(long pid) {
    Map<String, String> open = new TreeMap<>();
    String directory = "/proc/" + pid + "/fd";
    for (String descriptor : files.names(directory).orElse(List.of())) {
      String file = directory + "/" + descriptor;
      files.link(file).ifPresent(name -> open.putIfAbsent(name, file));
    }
    return open;
  }

  /** A writer has the page of its heartbeat open beside the journal; a reader has not. */
  private List<OpenJournal> journals(Map<String, String> open) {
    List<OpenJournal> journals = new ArrayList<>();
    open.forEach(
        (name, descriptor) -> {
          Matcher journal = JOURNAL.matcher(name);
          if (journal.matches() && open.containsKey(journal.group(1) + ".heartbeat")) {
            journals.add(new OpenJournal(name, files.at(descriptor)));
          }
        });
    return journals;
  }
}
