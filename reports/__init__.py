"""What is read away from the chat or beside it: charts as pictures, the monthly report as a document and a workbook."""
