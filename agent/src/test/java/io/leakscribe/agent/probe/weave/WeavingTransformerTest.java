package io.leakscribe.agent.probe.weave;

import static org.assertj.core.api.Assertions.assertThat;

import datadog.test.LoaderOfAnAgent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeavingTransformerTest {

  private static final byte[] CLASS_FILE = emptyClass(Opcodes.V17);
  private final ClassLoader app = new ClassLoader() {};
  private final List<String> log = new ArrayList<>();

  @Test
  void hands_the_class_from_weaver_to_weaver() {
    WeavingTransformer transformer = transformer("", "", new Appender(2), new Appender(3));
    assertThat(transform(transformer, app, "com/shop/Cart")).endsWith(2, 3);
    assertThat(CLASS_FILE).isEqualTo(emptyClass(Opcodes.V17));
    assertThat(transformer.offered()).isEqualTo(1);
    assertThat(transformer.woven()).isEqualTo(1);
  }

  @Test
  void leaves_a_class_that_no_weaver_changes() {
    WeavingTransformer transformer = transformer("", "", new Appender(0));
    assertThat(transform(transformer, app, "com/shop/Cart")).isNull();
    assertThat(transformer.woven()).isZero();
  }

  @Test
  void skips_the_boot_and_platform_loaders_and_our_own() {
    WeavingTransformer transformer = transformer("", "", new Appender(2));
    assertThat(transform(transformer, null, "com/shop/Cart")).isNull();
    assertThat(transform(transformer, ClassLoader.getPlatformClassLoader(), "com/shop/Cart"))
        .isNull();
    assertThat(transform(transformer, getClass().getClassLoader(), "com/shop/Cart")).isNull();
    assertThat(transform(transformer, app, null)).isNull();
    assertThat(transformer.offered()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/util/Map",
        "com/sun/tools/javac/Main",
        "io/leakscribe/launch/Agent",
        "com/shop/Cart$$Lambda/0x0000000800c03000",
        "com/shop/Cart/0x0000000800c03000",
        "com/sun/proxy/$Proxy12",
        "com/shop/Cart$$SpringCGLIB$$0"
      })
  void skips_classes_by_name(String name) {
    assertThat(transform(transformer("", "", new Appender(2)), app, name)).isNull();
  }

  @Test
  void skips_whatever_the_loader_of_another_agent_loads() {
    ClassLoader others = new LoaderOfAnAgent();
    assertThat(transform(transformer("", "", new Appender(2)), others, "okio/Buffer")).isNull();
  }

  @Test
  void includes_and_excludes_by_prefix() {
    WeavingTransformer transformer =
        transformer("com.shop; org.bank.* ", "com.shop.internal", new Appender(2));
    assertThat(transform(transformer, app, "com/shop/Cart")).isNotNull();
    assertThat(transform(transformer, app, "org/bank/Account")).isNotNull();
    assertThat(transform(transformer, app, "com/shop/internal/Cart")).isNull();
    assertThat(transform(transformer, app, "net/other/Cart")).isNull();
  }

  @Test
  void switches_a_failing_weaver_off_with_one_line_and_keeps_the_others() {
    WeavingTransformer transformer = transformer("", "", failing(), new Appender(2));
    for (int i = 0; i < 20; i++) {
      assertThat(transform(transformer, app, "com/shop/Cart"))
          .hasSize(CLASS_FILE.length + 1)
          .endsWith(2);
    }
    assertThat(transformer.errors()).isEqualTo(WeavingTransformer.FAILURES_ALLOWED);
    assertThat(log)
        .containsExactly(
            "weaver 'failing' switched off after 5 failures, the last on 'com/shop/Cart'"
                + " (java.lang.IllegalStateException: broken); the application is not affected");
  }

  @Test
  void want_of_heap_or_stack_switches_no_weaver_off() {
    for (Error want : List.of(new OutOfMemoryError("full"), new StackOverflowError("deep"))) {
      WeavingTransformer transformer = transformer("", "", new Failing(want), new Appender(2));
      for (int i = 0; i < 20; i++) {
        assertThat(transform(transformer, app, "com/shop/Cart")).endsWith(2);
      }
      assertThat(transformer.errors()).isEqualTo(20);
    }
    assertThat(log).isEmpty();
  }

  @Test
  void a_log_that_fails_does_not_harm_the_class() {
    WeavingTransformer transformer =
        new WeavingTransformer(
            null,
            "",
            "",
            List.of(failing()),
            line -> {
              throw new IllegalStateException(line);
            });
    for (int i = 0; i < 20; i++) {
      assertThat(transform(transformer, app, "com/shop/Cart")).isNull();
    }
  }

  @Test
  void what_no_jvm_would_take_is_no_failure_of_a_weaver() {
    WeavingTransformer transformer = transformer("", "", failing());
    byte[] torn = Arrays.copyOf(CLASS_FILE, CLASS_FILE.length - 3);
    byte[] newer = emptyClass(200);
    for (byte[] odd : List.of(new byte[0], new byte[] {1}, new byte[100], torn, newer)) {
      for (int i = 0; i < 20; i++) {
        assertThat(transformer.transform(app, "com/shop/Cart", null, null, odd)).isNull();
      }
    }
    assertThat(transformer.errors()).isZero();
    assertThat(log).isEmpty();
  }

  @Test
  void tells_of_a_class_with_an_endless_name_in_a_line_that_ends() {
    WeavingTransformer transformer = transformer("", "", failing());
    for (int i = 0; i < 20; i++) {
      transform(transformer, app, "x".repeat(60_000));
    }
    assertThat(log).singleElement().asString().hasSizeLessThan(500).contains("xxx…");
  }

  private static byte[] emptyClass(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, 0, "com/shop/Cart", null, "java/lang/Object", null);
    return writer.toByteArray();
  }

  private WeavingTransformer transformer(String include, String exclude, ClassWeaver... weavers) {
    return new WeavingTransformer(
        getClass().getClassLoader(), include, exclude, List.of(weavers), log::add);
  }

  private static byte @Nullable [] transform(
      WeavingTransformer transformer, @Nullable ClassLoader loader, @Nullable String name) {
    return transformer.transform(loader, name, null, null, CLASS_FILE);
  }

  /** Appends one byte; zero stands for not being interested. */
  private record Appender(int value) implements ClassWeaver {
    @Override
    public String name() {
      return "appender";
    }

    @Override
    public boolean wants(ClassLoader loader, String internalName) {
      return value != 0;
    }

    @Override
    public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
      byte[] longer = Arrays.copyOf(classFile, classFile.length + 1);
      longer[classFile.length] = (byte) value;
      return longer;
    }
  }

  private static Failing failing() {
    return new Failing(new IllegalStateException("broken"));
  }

  private record Failing(Throwable failure) implements ClassWeaver {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public boolean wants(ClassLoader loader, String internalName) {
      return true;
    }

    @Override
    public byte @Nullable [] weave(ClassLoader loader, String internalName, byte[] classFile) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }
}
