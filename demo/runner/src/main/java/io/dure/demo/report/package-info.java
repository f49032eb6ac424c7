/** The document of a scenario or benchmark, and the statistics behind its checks. */
@NullMarked
package io.dure.demo.report;

import org.jspecify.annotations.NullMarked;
