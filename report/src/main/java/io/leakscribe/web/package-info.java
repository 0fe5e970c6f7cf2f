/**
 * TLS, authentication and time limits for the JDK's HTTP server, by the file format that Prometheus
 * and its exporters use ({@code --web.config.file}).
 *
 * <p>Also used inside other people's processes: nothing here changes a default of the JVM.
 */
@org.jspecify.annotations.NullMarked
package io.leakscribe.web;
