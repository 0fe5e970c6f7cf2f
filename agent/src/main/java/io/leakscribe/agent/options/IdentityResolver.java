package io.leakscribe.agent.options;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works out the names that the operator did not set. Reads the jar's files: not in premain. */
public final class IdentityResolver {
  private final Function<String, @Nullable String> properties;
  private final Function<String, @Nullable String> environment;
  private final ResourceAttributes attributes;

  /** Takes the system properties and the environment; null = not set. */
  public IdentityResolver(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment) {
    this.properties = properties;
    this.environment = environment;
    this.attributes = ResourceAttributes.parse(environment.apply("OTEL_RESOURCE_ATTRIBUTES"));
  }

  /** The resolver for this process. */
  public static IdentityResolver ofThisProcess() {
    return new IdentityResolver(System::getProperty, System::getenv);
  }

  /** Returns the identity; pid is the process's id. */
  public Identity resolve(Options options, long pid) {
    MainProgram main =
        MainProgram.of(
            properties.apply("sun.java.command"),
            properties.apply("java.class.path"),
            properties.apply("jdk.module.main"));
    String host = HostName.of(environment);
    return new Identity(
        firstOf(options.service(), service(main)),
        firstOf(options.instance(), host + "-" + pid),
        host,
        version(options, main));
  }

  private String service(MainProgram main) {
    String named = set(environment.apply("OTEL_SERVICE_NAME"));
    named = named != null ? named : attributes.get("service.name");
    named = named != null ? named : set(properties.apply("spring.application.name"));
    named = named != null ? named : set(environment.apply("SPRING_APPLICATION_NAME"));
    return named != null ? named : main.name();
  }

  private @Nullable String version(Options options, MainProgram main) {
    String version = options.version();
    version = version != null ? version : attributes.get("service.version");
    return version != null ? version : DeployedVersion.of(main.places());
  }

  private static String firstOf(@Nullable String first, String second) {
    return first != null ? first : second;
  }

  private static @Nullable String set(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.trim();
  }
}
