package io.leakscribe.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.corpus.Main;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpecimensTest {
  private final List<Specimen> all = Specimens.in(classes());

  private static Path classes() {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsAnnotatedIsFoundWithWhatItSays() {
    assertThat(Specimens.matching(all, "^classic\\.ListLeak$"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.leaks()).isTrue();
              assertThat(found.family()).isEqualTo("classic");
              assertThat(found.resource()).isEqualTo("heap");
              assertThat(found.holders())
                  .containsExactly("com\\.example\\.corpus\\.classic\\.ListLeak\\.records");
            });
  }

  @Test
  void namesAreInOrderAndOnce() {
    assertThat(all).extracting(Specimen::name).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void everyLeakSaysWhatIsRightInExpressionsThatCompile() {
    assertThat(all)
        .filteredOn(Specimen::leaks)
        .allSatisfy(
            leak -> {
              assertThat(leak.holders()).isNotEmpty();
              assertThat(leak.sites()).isNotEmpty();
              Stream.concat(leak.holders().stream(), leak.sites().stream())
                  .forEach(Pattern::compile);
              Pattern.compile(leak.leakingClass());
            });
  }

  @Test
  void everyHealthyProgramHasALife() {
    assertThat(all)
        .filteredOn(specimen -> !specimen.leaks())
        .allSatisfy(healthy -> assertThat(healthy.steps()).isPositive());
  }

  @Test
  void theSliceTakesEveryFifthOfEachFamily() {
    List<Specimen> six =
        Stream.of("a.1", "a.2", "a.3", "a.4", "a.5", "a.6", "b.1", "b.2")
            .map(SpecimensTest::named)
            .toList();

    assertThat(Slice.of(six)).extracting(Specimen::name).containsExactly("a.1", "a.6", "b.1");
  }

  private static Specimen named(String name) {
    return new Specimen(name, false, "", List.of(), List.of(), "", "heap", "96m", List.of(), 1);
  }
}
