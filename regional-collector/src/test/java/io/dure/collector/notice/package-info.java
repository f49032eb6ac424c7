@NullMarked
package io.dure.collector.notice;

import org.jspecify.annotations.NullMarked;
