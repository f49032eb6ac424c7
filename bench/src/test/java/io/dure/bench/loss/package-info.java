@NullMarked
package io.dure.bench.loss;

import org.jspecify.annotations.NullMarked;
