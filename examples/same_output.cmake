# Run PROGRAM; its status has to be 0 and its output what the file EXPECTED holds.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE output RESULT_VARIABLE status)
file(READ ${EXPECTED} expected)
if(NOT status EQUAL 0 OR NOT output STREQUAL expected)
  message(FATAL_ERROR "exit ${status}, expected output:\n${expected}\ngot:\n${output}")
endif()
