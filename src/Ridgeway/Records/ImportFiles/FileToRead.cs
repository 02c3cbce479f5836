namespace Ridgeway.Records.ImportFiles;

/// <summary>A file while it is read, with its number in the import and what came of it so far.</summary>
internal sealed record FileToRead(PlannedFile File, int Number, FileTally Tally)
{
    public ImportFileRow RowOf(ImportId import, string hash) => new()
    {
        ImportId = import,
        Number = Number,
        Name = File.Name,
        Hash = hash,
        Bytes = File.Bytes,
        State = ImportState.Running,
        MapHash = File.Mapping?.Hash,
    };
}
