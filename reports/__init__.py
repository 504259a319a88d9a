"""What is read away from the chat or beside it: charts as pictures, later the monthly report as a document and a workbook."""
