package io.leakscribe.agent.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a machine that a test makes up, in a directory of its own. */
public final class Machine {
  /** A mapped HotSpot. */
  public static final String HOTSPOT =
      "7f00-7f01 r-xp 00000000 fe:00 12  /opt/java/lib/server/libjvm.so\n";

  private final Path root;

  public Machine(Path root) {
    this.root = root;
    status("self", "Uid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\n");
  }

  public HostFiles files() {
    return new HostFiles(root);
  }

  public TargetReader reader() {
    return new TargetReader(files());
  }

  public Machine status(String pid, String text) {
    return file("/proc/" + pid + "/status", text);
  }

  /** A process of user 1000 that we may look at, and that handles SIGQUIT. */
  public Machine process(long pid, String maps) {
    status(
        String.valueOf(pid),
        "State:\tS\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\nNSpid:\t"
            + pid
            + "\nSigCgt:\t0000000000005ccd\n");
    link("/proc/" + pid + "/exe", "/opt/java/bin/java");
    directory("/proc/" + pid + "/fd");
    return file("/proc/" + pid + "/maps", maps);
  }

  public Machine file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public Machine file(String path, byte[] content) {
    try {
      Path file = files().at(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Machine directory(String path) {
    try {
      Files.createDirectories(files().at(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Machine link(String path, String to) {
    try {
      Path link = files().at(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, Path.of(to));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The counters that a JVM of this version and with these flags publishes. */
  public Machine counters(long pid, String version, String flags) {
    return file("/tmp/hsperfdata_shop/" + pid, counters(version, flags));
  }

  public static byte[] counters(String version, String flags) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("java.property.java.version", version + ".0.1");
    texts.put("java.property.java.vm.specification.version", version);
    texts.put("java.property.java.vm.name", "OpenJDK 64-Bit Server VM");
    texts.put("java.property.java.home", "/opt/java");
    texts.put("sun.gc.collector.0.name", "G1 young collection pauses");
    texts.put("sun.rt.javaCommand", "com.shop.Main --password=hunter2");
    texts.put("java.rt.vmArgs", flags);
    Map<String, Long> numbers = new LinkedHashMap<>();
    numbers.put("sun.gc.generation.0.maxCapacity", 512L << 20);
    numbers.put("sun.gc.generation.1.maxCapacity", 512L << 20);
    return write(texts, numbers);
  }

  private static byte[] write(Map<String, String> texts, Map<String, Long> numbers) {
    ByteArrayOutputStream entries = new ByteArrayOutputStream();
    texts.forEach((name, text) -> entries.writeBytes(entry(name, 'B', zeroEnded(text))));
    numbers.forEach((name, value) -> entries.writeBytes(entry(name, 'J', longBytes(value))));
    ByteBuffer file = ByteBuffer.allocate(32 + entries.size());
    file.putInt(0xcafec0c0).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 1).put((byte) 2).put((byte) 0).put((byte) 1);
    file.putInt(24, 32).putInt(28, texts.size() + numbers.size());
    return file.position(32).put(entries.toByteArray()).array();
  }

  private static byte[] entry(String name, char type, byte[] data) {
    byte[] named = zeroEnded(name);
    ByteBuffer entry = ByteBuffer.allocate(20 + named.length + data.length);
    entry.order(ByteOrder.LITTLE_ENDIAN).putInt(entry.capacity()).putInt(20);
    entry.putInt(type == 'B' ? data.length : 0).put((byte) type).put(new byte[3]);
    return entry.putInt(20 + named.length).put(named).put(data).array();
  }

  private static byte[] longBytes(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static byte[] zeroEnded(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }
}
