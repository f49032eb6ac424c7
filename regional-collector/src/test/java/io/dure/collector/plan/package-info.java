@NullMarked
package io.dure.collector.plan;

import org.jspecify.annotations.NullMarked;
