/** Single operations under JMH, with the packaged agent and without. */
@org.jspecify.annotations.NullMarked
package io.leakscribe.bench.micro;
