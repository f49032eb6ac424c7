@NullMarked
package io.dure.bench.matrix;

import org.jspecify.annotations.NullMarked;
