@NullMarked
package io.dure.collector.evidence;

import org.jspecify.annotations.NullMarked;
