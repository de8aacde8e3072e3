to there ]]
