@NullMarked
package io.dure.bench.otlp;

import org.jspecify.annotations.NullMarked;
