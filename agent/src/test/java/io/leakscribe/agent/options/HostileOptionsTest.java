package io.leakscribe.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings from people in a hurry, from scripts that went wrong, and from nobody at all. */
@Timeout(60)
final class HostileOptionsTest {
  private static final int ROUNDS = 4_000;
  private static final String[] PIECES = {
    "=",
    ",",
    ";",
    " ",
    "\n",
    "\u0000",
    "\u001B[2J",
    "\uD800",
    "\u202E",
    "日本",
    "true",
    "false",
    "0",
    "-1",
    "65535",
    "65536",
    "99999999999999999999",
    "1e9",
    "0x10",
    "NaN",
    "200ms",
    "1s",
    "99999999m",
    "-1ms",
    "ms",
    "/",
    "..",
    "/dev/null",
    "C:\\",
    "~",
    "${jndi:ldap://x}",
    "%s%n",
    "*",
    "***",
    "com.shop",
    "a*a*a*",
    "localhost",
    "::1",
    "[::1]:1",
    "1.2.3.4:5",
    "tcp://10.0.0.1:1",
    "\"",
    "'",
    "\\",
    "x".repeat(3_000),
    "#",
    "!",
    ":",
  };

  @TempDir private Path directory;

  @Test
  void any_text_makes_options_and_at_most_a_few_short_warnings() {
    Random random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      Map<String, String> environment = new HashMap<>();
      Map<String, String> properties = new HashMap<>();
      Map<String, String> file = new HashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        environment.put(key(random).environment(), text(random));
        properties.put(key(random).property() + (random.nextInt(5) == 0 ? text(random) : ""), "1");
        file.put(key(random).text(), text(random));
      }
      OptionsReading reading =
          OptionsReader.read(
              new Sources(arguments(random), properties, environment::get, path -> file));
      check(reading);
    }
  }

  private static void check(OptionsReading reading) {
    assertThat(reading.options().port()).isBetween(-1, 65_535);
    assertThat(reading.options().host()).isNotBlank();
    assertThat(reading.options().pauseBudget().isNegative()).isFalse();
    assertThat(reading.options().pauseBudget().toNanos()).isNotNegative();
    assertThat(reading.warnings()).hasSizeLessThan(25).allSatisfy(HostileOptionsTest::isBrief);
  }

  private static void isBrief(String warning) {
    assertThat(warning).hasSizeLessThan(700).isNotBlank();
  }

  @Test
  void a_thousand_unknown_keys_are_told_in_a_few_lines() {
    StringBuilder arguments = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      arguments.append("key").append(i).append("=x,");
    }
    List<String> warnings = OptionsReader.read(with(arguments.toString())).warnings();
    assertThat(warnings).hasSizeLessThan(25);
    assertThat(warnings.get(warnings.size() - 1)).contains("980 more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/random", "/dev/tty", "/", "/proc/self/mem"})
  void what_is_no_file_of_settings_is_a_warning_at_once(String file) {
    assertThat(OptionsReader.read(with("config=" + file)).warnings())
        .singleElement()
        .asString()
        .startsWith("cannot read \"" + file + "\"");
  }

  @Test
  void a_pipe_that_nobody_writes_to_does_not_keep_the_application_from_starting() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(OptionsReader.read(with("config=" + pipe)).warnings()).hasSize(1);
  }

  @Test
  void a_file_of_noise_is_a_warning_or_none() throws IOException {
    Random random = new Random(8);
    Path file = directory.resolve("options.properties");
    for (int round = 0; round < 300; round++) {
      byte[] noise = new byte[random.nextInt(400)];
      random.nextBytes(noise);
      Files.write(file, noise);
      check(OptionsReader.read(with("config=" + file)));
      Files.write(file, (text(random) + "\nport=" + text(random)).getBytes("UTF-8"));
      check(OptionsReader.read(with("config=" + file)));
    }
    Files.write(file, new byte[3 << 20]);
    assertThat(OptionsReader.read(with("config=" + file)).warnings()).hasSize(1);
  }

  private static Sources with(String arguments) {
    PropertiesFileOfThisProcess files = new PropertiesFileOfThisProcess();
    return new Sources(arguments, Map.of(), name -> null, files);
  }

  private static String arguments(Random random) {
    StringBuilder arguments = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      arguments.append(random.nextInt(4) == 0 ? text(random) : key(random).text());
      arguments.append(random.nextInt(5) == 0 ? "" : "=").append(text(random)).append(',');
    }
    return arguments.toString();
  }

  private static Key key(Random random) {
    return Key.values()[random.nextInt(Key.values().length)];
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** Reads files as the agent does. */
  private static final class PropertiesFileOfThisProcess implements Sources.PropertiesFile {
    @Override
    public Map<String, String> read(Path file) throws IOException {
      return Sources.ofThisProcess(null).files().read(file);
    }
  }
}
