/** What a collector takes in, rolls up and spools. */
@NullMarked
package io.dure.bench.ingest;

import org.jspecify.annotations.NullMarked;
