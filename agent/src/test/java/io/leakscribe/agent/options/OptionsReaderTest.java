package io.leakscribe.agent.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsReaderTest {
  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> file = new HashMap<>();

  @Test
  void has_the_defaults_of_the_contract() {
    OptionsReading reading = read(null);
    Options options = reading.options();
    assertThat(options.enabled()).isTrue();
    assertThat(options.dir()).isEqualTo(Path.of("./leakscribe"));
    assertThat(options.port()).isEqualTo(5325);
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.drafts()).isTrue();
    assertThat(options.pauseBudget()).isEqualTo(Duration.ofMillis(200));
    assertThat(options.include()).isEmpty();
    assertThat(options.service()).isNull();
    assertThat(options.webConfig()).isNull();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.effective()).isEmpty();
  }

  @Test
  void the_agent_argument_wins_over_all() {
    setEverywhere();
    assertThat(read("port=1,config=f").options().port()).isEqualTo(1);
  }

  @Test
  void the_system_property_comes_next() {
    setEverywhere();
    assertThat(read("config=f").options().port()).isEqualTo(2);
  }

  @Test
  void the_environment_comes_third() {
    setEverywhere();
    properties.clear();
    assertThat(read("config=f").options().port()).isEqualTo(3);
  }

  @Test
  void the_file_comes_last() {
    setEverywhere();
    properties.clear();
    environment.clear();
    assertThat(read("config=f").options().port()).isEqualTo(4);
  }

  @Test
  void the_file_may_be_named_anywhere() {
    file.put("service", "shop");
    environment.put("LEAKSCRIBE_CONFIG", "f");
    assertThat(read(null).options().service()).isEqualTo("shop");
  }

  @Test
  void dots_of_a_key_are_underscores_in_the_environment() {
    environment.put("LEAKSCRIBE_PAUSE_BUDGET", "1s");
    environment.put("LEAKSCRIBE_WEB_CONFIG", "web.yml");
    Options options = read(null).options();
    assertThat(options.pauseBudget()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options.webConfig()).isEqualTo(Path.of("web.yml"));
  }

  @Test
  void an_empty_value_is_not_set() {
    properties.put("leakscribe.port", "2");
    OptionsReading reading = read("port=,service= ");
    assertThat(reading.options().port()).isEqualTo(2);
    assertThat(reading.options().service()).isNull();
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void reads_lists() {
    Options options = read("include=com.shop;com.pay ; ,exclude=com.shop.gen").options();
    assertThat(options.include()).containsExactly("com.shop", "com.pay");
    assertThat(options.exclude()).containsExactly("com.shop.gen");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "200ms, 200", "1s, 1000", "2 m, 120000"})
  void reads_pause_budgets(String text, long millis) {
    OptionsReading reading = read("pause.budget=" + text);
    assertThat(reading.options().pauseBudget()).isEqualTo(Duration.ofMillis(millis));
    assertThat(reading.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "port=65536",
        "port=-2",
        "port=many",
        "enabled=yes",
        "drafts=1",
        "pause.budget=200",
        "pause.budget=-1s",
        "pause.budget=999999999999m",
        "host=http://all",
        "host=localhost:80",
        "dir=a\0b"
      })
  void a_bad_value_is_one_warning_and_the_default(String argument) {
    OptionsReading reading = read(argument);
    assertThat(reading.options()).isEqualTo(read(null).options());
    assertThat(reading.effective()).isEmpty();
    assertThat(reading.warnings())
        .singleElement()
        .asString()
        .contains("\"" + argument.substring(argument.indexOf('=') + 1) + "\"")
        .contains("agent argument")
        .contains("using ");
  }

  @Test
  void an_unknown_key_is_one_warning_wherever_it_is() {
    properties.put("leakscribe.hots", "x");
    properties.put("other.hots", "x");
    file.put("drives", "x");
    assertThat(read("config=f,prot=1,everything=yes").warnings())
        .hasSize(4)
        .anyMatch(w -> w.contains("\"prot\" is unknown") && w.endsWith("did you mean \"port\"?"))
        .anyMatch(w -> w.contains("\"everything\" is unknown") && w.contains("the keys are"))
        .anyMatch(w -> w.contains("system property \"leakscribe.hots\"") && w.contains("\"host\""))
        .anyMatch(w -> w.contains("in \"f\", \"drives\""));
  }

  @Test
  void a_part_without_a_value_is_one_warning() {
    assertThat(read("port=1,com.shop,=x,").warnings())
        .hasSize(2)
        .allMatch(warning -> warning.contains("write key=value"));
  }

  @Test
  void a_file_that_cannot_be_read_is_one_warning() {
    assertThat(read("port=1,config=missing").warnings())
        .singleElement()
        .asString()
        .contains("\"missing\"")
        .contains("agent argument config");
  }

  @Test
  void the_variable_that_kubernetes_makes_of_a_service_does_not_count() {
    environment.put("LEAKSCRIBE_PORT", "tcp://10.0.0.1:5325");
    OptionsReading reading = read(null);
    assertThat(reading.options().port()).isEqualTo(5325);
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void tells_what_differs_from_the_defaults() {
    properties.put("leakscribe.drafts", "FALSE");
    assertThat(read("port=5325,host=0.0.0.0,pause.budget=0").effective())
        .containsOnly(
            Map.entry("drafts", "FALSE"),
            Map.entry("host", "0.0.0.0"),
            Map.entry("pause.budget", "0"));
  }

  private void setEverywhere() {
    properties.put("leakscribe.port", "2");
    environment.put("LEAKSCRIBE_PORT", "3");
    file.put("port", "4");
  }

  private OptionsReading read(String arguments) {
    return OptionsReader.read(new Sources(arguments, properties, environment::get, this::file));
  }

  private Map<String, String> file(Path path) throws IOException {
    if (!path.equals(Path.of("f"))) {
      throw new NoSuchFileException(path.toString());
    }
    return file;
  }
}
